using Zoe.Hosting;

namespace Zoe.AspNetCore;

/// <summary>A user, without anything secret.</summary>
internal sealed record UserDocument(long Id, string Username, int FsUid, string Email, bool Enabled, string AuthSource)
{
    public static UserDocument From(User user) =>
        new(user.Id, user.UserName, user.FsUid, user.Email, user.Enabled, "internal");
}
