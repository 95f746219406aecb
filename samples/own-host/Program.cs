using OwnHost;
using Zoe.AspNetCore;
using Zoe.Backends;
using Zoe.Backends.Process;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

var builder = WebApplication.CreateBuilder(args);
var zoe = builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().AddPlacement<PackedPlacement>();
_ = builder.Configuration["Backend"] == "Process" ? zoe.UseProcesses() : zoe.UseVirtualCluster(nodes: 4);
builder.Services.AddZoeApi();

var app = builder.Build();
app.MapGet("/", () => "A host of one's own");
app.MapZoeApi("/zoe");
await app.Services.GetRequiredService<AdminAccount>().EnsureAsync(builder.Configuration["AdminPassword"] ?? "secret");
await app.RunAsync();
