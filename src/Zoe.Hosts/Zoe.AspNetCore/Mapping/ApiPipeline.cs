using Zoe.AspNetCore.Api;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Audit;
using Zoe.AspNetCore.Authentication;
using Zoe.AspNetCore.Health;
using Zoe.AspNetCore.Links;
using Zoe.AspNetCore.Pages;
using Zoe.AspNetCore.Pages.Login;
using Zoe.AspNetCore.Security;
using Zoe.AspNetCore.Security.Requests;

namespace Zoe.AspNetCore.Mapping;

/// <summary>
/// The middleware of all requests to the API. Applies to every route; a route needs a login unless it is marked with
/// <c>AllowAnonymous</c>.
/// </summary>
internal static class ApiPipeline
{
    public static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<AuditMiddleware>();
        app.UseMiddleware<ApiErrorMiddleware>();
        app.UseMiddleware<BodyLimitMiddleware>();
        app.UseRouting();
        app.UseMiddleware<OriginMiddleware>();
        app.UseMiddleware<LoginMiddleware>();
        app.UseMiddleware<JsonBodyMiddleware>();
        app.UseEndpoints(routes =>
        {
            var group = routes.MapGroup("");
            ((IEndpointConventionBuilder)group).Add(HeadRequests.Allow);
            ApiRoutes.Map(group);
            HealthRoutes.Map(group);
            LandingPage.Map(group);
            LoginPage.Map(group);
            LinksPage.Map(group);
            LinkRoutes.Map(group);
        });
        return app.Build();
    }
}
