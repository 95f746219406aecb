namespace Zoe.Client.Documents;

/// <summary>A user, without secrets.</summary>
/// <param name="Id">Id of the user.</param>
/// <param name="Username">Login name.</param>
/// <param name="FsUid">User id on the file system of workspaces.</param>
/// <param name="Email">Empty when unknown.</param>
/// <param name="Enabled">False for a user who may not log in.</param>
/// <param name="AuthSource">Where the password is checked.</param>
public sealed record UserDocument(long Id, string Username, int FsUid, string Email, bool Enabled, string AuthSource);
