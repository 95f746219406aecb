using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Backends.Docker.Configuration;
using Zoe.Backends.Kubernetes;
using Zoe.Hosting;
using Zoe.Hosting.Health;
using Zoe.Hosting.Store;
using Zoe.Worker;

try
{
    // appsettings.json is beside the program, wherever it is called from.
    var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var section = builder.Configuration.GetSection("Zoe");
    builder.Services.AddZoe(section).UseConfiguredStore(section).UseConfiguredBackend(section);
    var host = builder.Build();
    var health = host.Services.GetRequiredService<EngineHealth>();
    await host.RunAsync();
    if (health.Problems.FirstOrDefault(problem => problem.Name == HealthConditions.EngineStopped) is not { } problem) return 0;
    Console.Error.WriteLine($"zoe: {problem.Message}");
    return 1;
}
catch (OptionsValidationException refusal)
{
    foreach (var failure in refusal.Failures) Console.Error.WriteLine($"zoe: {failure}");
    return 1;
}
catch (Exception exception) when (exception
    is BackendException or DockerConfException or KubeConfigException or StoreSchemaException or StoreInUseException or StoreUnavailableException or FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"zoe: {exception.Message}");
    return 1;
}
