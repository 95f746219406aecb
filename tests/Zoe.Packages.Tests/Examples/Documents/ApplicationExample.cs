using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Zoe.AspNetCore;

namespace Zoe.Packages.Tests.Examples.Documents;

internal static class ApplicationExample
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddZoeApi();
        // <hidden>
        var app = builder.Build();
        // </hidden>
        app.MapZoeApi("/zoe");
        // <hidden>
        return app;
        // </hidden>
    }
}
