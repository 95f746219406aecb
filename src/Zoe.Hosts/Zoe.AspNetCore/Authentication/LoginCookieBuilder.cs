using Zoe.AspNetCore.Mapping;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Builds the login cookie, restricted to the paths of the API.</summary>
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
