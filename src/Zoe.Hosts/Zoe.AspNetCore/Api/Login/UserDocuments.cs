using Zoe.Client.Documents;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Api.Login;

/// <summary>Describes users, without anything secret.</summary>
internal static class UserDocuments
{
    public static UserDocument From(User user) =>
        new(user.Id, user.UserName, user.FsUid, user.Email, user.Enabled, "internal");
}
