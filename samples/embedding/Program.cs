using Embedding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends.Process;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().UseProcesses();
using var host = builder.Build();
await host.StartAsync();
await Greeting.RunAsync(host.Services.GetRequiredService<IExecutions>());
await host.StopAsync();
