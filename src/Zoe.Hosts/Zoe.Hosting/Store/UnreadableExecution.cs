namespace Zoe.Hosting.Store;

/// <summary>
/// An execution whose stored record this version cannot read. It and its containers are kept until an administrator
/// deletes it or runs a version that can read it.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, as stored.</param>
/// <param name="UserName">Its owner, as stored.</param>
/// <param name="Status">Its status, as stored.</param>
/// <param name="Problem">Why it cannot be read.</param>
public sealed record UnreadableExecution(long Id, string Name, string UserName, string Status, string Problem);
