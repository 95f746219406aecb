using Embedding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends.Process;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

var data = Directory.CreateTempSubdirectory("zoe-embedding-").FullName;
var builder = Host.CreateEmptyApplicationBuilder(settings: null);
builder.Services.AddZoe(options => options.DataPath = data).UseSqlite().UseProcesses();
using var host = builder.Build();
await host.StartAsync();
await Greeting.RunAsync(host.Services.GetRequiredService<IExecutions>());
await host.StopAsync();
Directory.Delete(data, recursive: true);
