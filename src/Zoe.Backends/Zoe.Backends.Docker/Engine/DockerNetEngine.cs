using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>One engine by means of Docker.DotNet.Enhanced.</summary>
internal sealed class DockerNetEngine : IDockerEngine
{
    // Requests that wait for something on the engine get longer: see StopContainerAsync.
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(5);

    private readonly DockerClient _client;
    private readonly ApiVersionHandler _versions;
    private readonly UntypedRequests _untyped;
    private readonly EngineCalls _calls;

    /// <summary>Prepares to talk to an engine in API versions up to <paramref name="newest"/>; nothing is sent yet.</summary>
    public DockerNetEngine(EngineAddress address, DockerTlsOptions? tls, TimeProvider time, ApiVersion newest)
    {
        var transport = new EngineTransport(address, tls, newest);
        _client = transport.Client;
        _versions = transport.Handler;
        _untyped = new UntypedRequests(transport.Handler);
        _calls = new EngineCalls(address, tls, time);
    }

    public ApiVersion? Version => _versions.Version;

    public Task PingAsync(CancellationToken cancellationToken) =>
        RunAsync(_client.System.PingAsync, QueryLimit, cancellationToken);

    public Task<SystemInfoResponse> GetInfoAsync(CancellationToken cancellationToken) =>
        RunAsync(_client.System.GetSystemInfoAsync, QueryLimit, cancellationToken);

    public Task<IList<ImagesListResponse>> ListImagesAsync(CancellationToken cancellationToken) =>
        RunAsync(token => _client.Images.ListImagesAsync(new ImagesListParameters(), token), QueryLimit, cancellationToken);

    public Task PullImageAsync(
        string image, DockerRegistryLogin? login, IProgress<JSONMessage> progress, CancellationToken cancellationToken)
    {
        var auth = login is null ? null
            : new AuthConfig { Username = login.UserName, Password = login.Password, ServerAddress = login.Registry };
        var request = new ImagesCreateParameters { FromImage = image };
        return RunAsync(
            token => _client.Images.CreateImageAsync(request, auth, new PullErrors(progress), token),
            Timeout.InfiniteTimeSpan,
            cancellationToken);
    }

    public Task<IList<ContainerListResponse>> ListContainersAsync(
        IEnumerable<string> labels, CancellationToken cancellationToken)
    {
        var request = new ContainersListParameters
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal)
            {
                ["label"] = labels.ToDictionary(label => label, _ => true, StringComparer.Ordinal),
            },
        };
        return RunAsync(token => _client.Containers.ListContainersAsync(request, token), QueryLimit, cancellationToken);
    }

    public Task<ContainerInspectResponse> InspectContainerAsync(string id, CancellationToken cancellationToken) =>
        RunAsync(token => _client.Containers.InspectContainerAsync(Encode(id), token), QueryLimit, cancellationToken);

    public async Task<string> CreateContainerAsync(CreateContainerParameters request, CancellationToken cancellationToken)
    {
        await NegotiateAsync(cancellationToken);
        if (Version!.IsOlderThan(ApiVersion.WithMounts)) OldMounts.Replace(request.HostConfig!);
        var created = await RunAsync(
            token => _client.Containers.CreateContainerAsync(request, token), CommandLimit, cancellationToken);
        return created.ID;
    }

    public Task UnpackAsync(string id, Stream tar, CancellationToken cancellationToken)
    {
        var request = new CopyToContainerParameters { Path = "/" };
        return RunAsync(
            token => _client.Containers.ExtractArchiveToContainerAsync(Encode(id), request, tar, token),
            Timeout.InfiniteTimeSpan,
            cancellationToken);
    }

    public Task StartContainerAsync(string id, CancellationToken cancellationToken) =>
        RunAsync(token => _client.Containers.StartContainerAsync(Encode(id), null, token), CommandLimit, cancellationToken);

    public Task StopContainerAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        // The library leaves out 0, which engines then take as 10 s.
        var request = new ContainerStopParameters { WaitBeforeKillSeconds = (uint)Math.Ceiling(grace.TotalSeconds) };
        return RunAsync(
            token => _client.Containers.StopContainerAsync(Encode(id), request, token), grace + CommandLimit, cancellationToken);
    }

    public Task RemoveContainerAsync(string id, CancellationToken cancellationToken)
    {
        var request = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
        return RunAsync(
            token => _client.Containers.RemoveContainerAsync(Encode(id), request, token), CommandLimit, cancellationToken);
    }

    public Task UpdateContainerAsync(string id, CpuLimit cores, CancellationToken cancellationToken)
    {
        var request = new ContainerUpdateParameters
        {
            CPUPeriod = cores.Period,
            CPUQuota = cores.Quota,
            CPUShares = cores.Shares,
        };
        return RunAsync(
            token => _client.Containers.UpdateContainerAsync(Encode(id), request, token), CommandLimit, cancellationToken);
    }

    public async Task<ContainerUsage?> ReadUsageAsync(string id, CancellationToken cancellationToken)
    {
        // Without one-shot (API 1.41) an engine measures for a second, for the rate.
        await using var stream = await OpenAsync($"containers/{Encode(id)}/stats?stream=false&one-shot=true", QueryLimit, cancellationToken);
        using var answer = await RunAsync(token => JsonDocument.ParseAsync(stream, default, token), QueryLimit, cancellationToken);
        return ContainerUsage.Parse(answer.RootElement);
    }

    public Task<Stream> OpenLogsAsync(string id, bool follow, int? tail, CancellationToken cancellationToken)
    {
        var lines = tail?.ToString(CultureInfo.InvariantCulture) ?? "all";
        return OpenAsync(
            $"containers/{Encode(id)}/logs?stdout=1&stderr=1&timestamps=1&follow={(follow ? 1 : 0)}&tail={lines}",
            Timeout.InfiniteTimeSpan,
            cancellationToken);
    }

    public Task<IList<NetworkResponse>> ListNetworksAsync(CancellationToken cancellationToken) =>
        RunAsync(token => _client.Networks.ListNetworksAsync(null, token), QueryLimit, cancellationToken);

    public Task CreateNetworkAsync(string name, CancellationToken cancellationToken) =>
        RunAsync(token => _untyped.CreateNetworkAsync(name, token), CommandLimit, cancellationToken);

    public async Task<EngineEventReader> OpenEventsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        // A stream that is opened again mostly broke because the engine was restarted.
        _versions.Renegotiate();
        return new EngineEventReader(await OpenAsync(EventQuery.ForWatching(since), Timeout.InfiniteTimeSpan, cancellationToken));
    }

    public async IAsyncEnumerable<Message> ReadEventsAsync(
        string container, string[] actions, DateTimeOffset since, DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = EventQuery.ForContainer(container, actions, since, until);
        using var reader = new EngineEventReader(await OpenAsync(path, CommandLimit, cancellationToken));
        await foreach (var occurred in reader.ReadAsync(cancellationToken)) yield return occurred;
    }

    public void Dispose()
    {
        _untyped.Dispose();
        _client.Dispose();
    }

    // The library puts identifiers into paths as they are.
    private static string Encode(string id) => Uri.EscapeDataString(id);

    private Task<Stream> OpenAsync(string path, TimeSpan limit, CancellationToken cancellationToken) =>
        RunAsync(token => _untyped.OpenAsync(path, token), limit, cancellationToken);

    private Task NegotiateAsync(CancellationToken cancellationToken) => _versions.IsNegotiated
        ? Task.CompletedTask
        : _calls.RunAsync(token => _versions.NegotiateAsync(_client.System, token), QueryLimit, cancellationToken);

    private async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> send, TimeSpan limit, CancellationToken cancellationToken)
    {
        await NegotiateAsync(cancellationToken);
        return await _calls.RunAsync(send, limit, cancellationToken);
    }

    private async Task RunAsync(
        Func<CancellationToken, Task> send, TimeSpan limit, CancellationToken cancellationToken)
    {
        await NegotiateAsync(cancellationToken);
        await _calls.RunAsync(send, limit, cancellationToken);
    }
}
