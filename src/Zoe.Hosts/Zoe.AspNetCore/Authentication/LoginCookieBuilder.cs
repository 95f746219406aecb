using Zoe.AspNetCore.Mapping;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Makes the login's cookie, which is for the paths of the API only.</summary>
internal sealed class LoginCookieBuilder : CookieBuilder
{
    /// <inheritdoc/>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        var mount = context.Features.Get<MountFeature>()?.PathBase ?? context.Request.PathBase;
        options.Path = mount.HasValue ? mount.Value : "/";
        return options;
    }
}
