using System.Globalization;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

/// <summary>A state folder of its own; services find the machine's shell and perl.</summary>
public sealed class ProcessEnvironment : ShellEnvironment
{
    public string StateFolder { get; } = Directory.CreateTempSubdirectory("zoe-process-").FullName;

    public override string Node => "local";

    public override bool LimitsMemory => Groups.FindObstacle() is null;

    public override string GreetOn(int port) =>
        $"""
         perl -MIO::Socket::INET -e '
           $listener = IO::Socket::INET->new(LocalPort => $ENV{"{"}ZOE_PORT_{port}{"}"}, Listen => 16) or die $!;
           while ($client = $listener->accept) {"{"} print $client "hello\n"; close $client {"}"}'
         """;

    public override Task<IBackend> CreateBackendAsync(string deployment) =>
        Task.FromResult<IBackend>(CreateBackend(deployment));

    public ProcessBackend CreateBackend(string deployment) =>
        new(new ProcessBackendOptions { DeploymentName = deployment, StateFolder = StateFolder });

    /// <summary>Kills the command, not the shell that waits for it.</summary>
    public override Task KillAsync(ObservedService service)
    {
        var shell = int.Parse(service.BackendId.Split('-')[0], CultureInfo.InvariantCulture);
        using var command = System.Diagnostics.Process.GetProcessById(Processes.ChildrenOf(shell).Single());
        command.Kill();
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment)
    {
        var folder = Path.Combine(StateFolder, deployment);
        var files = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder) : [];
        return Task.FromResult<IReadOnlyList<string>>(
            [.. files, .. Processes.WithEnvironment(folder + "/"), .. Groups.Of(StateFolder, deployment)]);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var deployment in Directory.EnumerateDirectories(StateFolder)) Groups.Delete(StateFolder, Path.GetFileName(deployment));
        Directory.Delete(StateFolder, recursive: true);
    }
}
