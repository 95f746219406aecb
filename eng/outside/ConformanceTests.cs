using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Backends.Testing;

namespace Outside;

/// <summary>The conformance suite, derived as the author of a driver does it.</summary>
public sealed class ConformanceTests : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new OneNodeEnvironment();

    private sealed class OneNodeEnvironment : BackendEnvironment
    {
        private static readonly TimeSpan RunTime = TimeSpan.FromHours(1);

        private readonly FakeTimeProvider _time = new();
        private readonly VirtualCluster _cluster;

        public OneNodeEnvironment() => _cluster = new VirtualCluster(
            [new BackendNode { Name = Node, Millicores = 8000, MemoryBytes = 1L << 34, Images = [Image] }], _time);

        public override string Node => "virtual";

        public override string RunUntilStopped => "forever";

        public override string RunUntilReleased(string text, int exitCode) =>
            $"run {RunTime.TotalSeconds} exit {exitCode} print {text}";

        public override Task ReleaseAsync(string workspace)
        {
            _time.Advance(RunTime);
            return Task.CompletedTask;
        }

        public override Task<IBackend> CreateBackendAsync(string deployment) =>
            Task.FromResult<IBackend>(new VirtualBackend(_cluster, deployment));

        public override string CreateWorkspace() => "/virtual/workspace";

        public override Task KillAsync(ObservedService service)
        {
            _cluster.Kill(service);
            return Task.CompletedTask;
        }

        public override async Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment)
        {
            await using var backend = new VirtualBackend(_cluster, deployment);
            return [.. (await backend.ListAsync(CancellationToken.None)).Services.Select(service => service.BackendId)];
        }
    }
}
