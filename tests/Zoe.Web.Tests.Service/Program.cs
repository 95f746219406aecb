using Zoe.Web.Tests.Service;

// What a user's service may do over HTTP, for tests of the way to it.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.ListenAnyIP(int.Parse(Environment.GetEnvironmentVariable("ZOE_PORT_8080")!));
    kestrel.Limits.MaxRequestBodySize = null;
});
var app = builder.Build();
app.UseWebSockets();
TestRoutes.Map(app);
await app.StartAsync();
Console.WriteLine("Listening.");
await app.WaitForShutdownAsync();
