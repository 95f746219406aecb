using System.Text;
using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class LogTests : ClusterTest
{
    private const string Pod = "service1-7-test";

    [Fact]
    public async Task Output_after_a_rotation_is_read_whole_and_once()
    {
        var service = await StartAsync(Spec(command: "run 3 print hello"));
        var output = FollowAsync(Backend, service.Key);
        await UntilAsync(() => output.Text.Contains("hello\n", StringComparison.Ordinal));

        Server.RotateLog(TestCluster.Scope, Pod);
        Server.Faults.CutStreams();
        await output.Task;

        var lines = output.Text.Split('\n');
        lines.Count(line => line == "hello").ShouldBe(1);
        lines.Count(line => line.EndsWith("ended with exit code 0", StringComparison.Ordinal)).ShouldBe(1);
        output.Text.ShouldContain("[zoe: output is missing here");
    }

    [Fact]
    public async Task A_stream_that_stalls_after_a_rotation_is_opened_again()
    {
        var backend = Create(options => options with { SilentLogLimit = TimeSpan.FromMilliseconds(300) });
        var service = await StartAsync(Spec(command: "run 3 print hello"));
        var output = FollowAsync(backend, service.Key);
        await UntilAsync(() => output.Text.Contains("hello\n", StringComparison.Ordinal));

        Server.RotateLog(TestCluster.Scope, Pod, stallsFollowers: true);
        await output.Task;

        output.Text.ShouldEndWith("ended with exit code 0\n");
    }

    [Fact]
    public async Task Output_over_a_rotation_is_whole_and_unmarked_when_the_stream_reads_the_old_file_to_its_end()
    {
        var backend = Create(options => options with { LogRotationBytes = 0 });
        var service = await StartAsync(Spec(command: "run 3 print hello"));
        var output = FollowAsync(backend, service.Key);
        await UntilAsync(() => output.Text.Contains("hello\n", StringComparison.Ordinal));

        Server.RotateLog(TestCluster.Scope, Pod, stallsFollowers: true);
        await output.Task;

        output.Text.ShouldNotContain("[zoe:");
        output.Text.ShouldContain("hello\n");
        output.Text.ShouldEndWith("ended with exit code 0\n");
    }

    [Fact]
    public async Task A_file_that_a_stream_sends_twice_after_a_rotation_is_passed_on_once()
    {
        var backend = Create(options => options with { LogRotationBytes = 0 });
        var service = await StartAsync(Spec(command: "run 3 print hello"));
        var output = FollowAsync(backend, service.Key);
        await UntilAsync(() => output.Text.Contains("hello\n", StringComparison.Ordinal));

        Server.RotateLog(TestCluster.Scope, Pod, repeatsFiles: true);
        await output.Task;

        var lines = output.Text.Split('\n');
        lines.Count(line => line == "hello").ShouldBe(1);
        lines.Count(line => line.EndsWith("ended with exit code 0", StringComparison.Ordinal)).ShouldBe(1);
        output.Text.ShouldContain("[zoe: output is missing here: the node began a new log file and may have skipped");
    }

    [Fact]
    public async Task A_cut_that_lost_nothing_leaves_no_gap()
    {
        var service = await StartAsync(Spec(command: "run 2 print hello"));
        var output = FollowAsync(Backend, service.Key);
        await UntilAsync(() => output.Text.Contains("hello\n", StringComparison.Ordinal));

        Server.Faults.CutStreams();
        await output.Task;

        output.Text.ShouldNotContain("[zoe:");
        output.Text.Split('\n').Count(line => line == "hello").ShouldBe(1);
    }

    [Fact]
    public async Task Following_outlives_an_api_server_that_does_not_answer()
    {
        var service = await StartAsync(Spec(command: "run 3 print hello"));
        var output = FollowAsync(Backend, service.Key);
        await UntilAsync(() => output.Text.Contains("hello\n", StringComparison.Ordinal));

        Server.Faults.Refuse = (_, _) => 503;
        Server.Faults.CutStreams();
        await UntilAsync(() => Backend.Health.Problem is not null);
        Server.Faults.Refuse = null;
        await output.Task;

        output.Text.ShouldEndWith("ended with exit code 0\n");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public async Task Following_requests_pods_no_more_often_than_there_are_services(int services)
    {
        var requests = 0;
        Server.Faults.Refuse = (method, path) =>
        {
            if (method == "GET" && path.Contains("/pods/", StringComparison.Ordinal) && !path.Contains("/log", StringComparison.Ordinal))
                Interlocked.Increment(ref requests);
            return null;
        };
        await using var events = await WatchAsync();
        var running = await Task.WhenAll(Enumerable.Range(1, services).Select(id => StartAsync(Spec(id, "run 3 print x"))));
        var afterStarts = requests;

        await Task.WhenAll(running.Select(service => FollowAsync(Backend, service.Key).Task));

        (requests - afterStarts).ShouldBeLessThanOrEqualTo(services);
        afterStarts.ShouldBeLessThanOrEqualTo(3 * services);
    }

    private Followed FollowAsync(KubernetesBackend backend, ServiceKey key)
    {
        var followed = new Followed();
        followed.Task = CopyAsync();
        return followed;

        async Task CopyAsync()
        {
            await foreach (var piece in backend.ReadLogsAsync(key, Node, follow: true, Deadline)) followed.Add(piece.Span);
        }
    }

    private sealed class Followed
    {
        private readonly StringBuilder _text = new();

        public Task Task { get; set; } = Task.CompletedTask;

        public string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        public void Add(ReadOnlySpan<byte> piece)
        {
            lock (_text) _text.Append(Encoding.UTF8.GetString(piece));
        }
    }
}
