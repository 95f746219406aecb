using Zoe.Client.Documents;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Login;

/// <summary>Converts users to documents, without secrets.</summary>
internal static class UserDocuments
{
    public static UserDocument From(User user) =>
        new(user.Id, user.UserName, user.FsUid, user.Email, user.Enabled, "internal");
}
