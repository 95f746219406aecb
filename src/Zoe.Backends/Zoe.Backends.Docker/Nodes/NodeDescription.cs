using System.Collections.Immutable;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Images;

namespace Zoe.Backends.Docker.Nodes;

/// <summary>Describes one engine as a node: what the engine reports, with what the administrator configured.</summary>
internal sealed class NodeDescription
{
    private const string DisabledLabel = "disabled";
    private const int MillicoresPerCore = 1000;

    private readonly IDockerEngine _engine;
    private readonly DockerBackendOptions _options;
    private volatile ImmutableHashSet<string> _configuredLabels;
    private volatile bool _draining;
    private volatile BackendNode _last;

    public NodeDescription(
        DockerEngineOptions configured, IDockerEngine engine, string externalAddress, DockerBackendOptions options)
    {
        _options = options;
        _engine = engine;
        _configuredLabels = Trim(configured.Labels);
        _last = new BackendNode
        {
            Name = configured.Name,
            Online = false,
            Disabled = _configuredLabels.Contains(DisabledLabel),
            Labels = _configuredLabels,
            Images = options.PullMissingImages ? null : NoImages,
            DefaultNetwork = options.NetworkName,
            SpanningNetworks = [.. options.SpanningNetworks],
            ExternalAddress = externalAddress,
        };
    }

    /// <summary>Raised when the description changed by configuration.</summary>
    public event EventHandler? Changed;

    private static ImmutableHashSet<string> NoImages { get; } =
        ImmutableHashSet.Create<string>(ImageNameComparer.Instance);

    /// <summary>The node as it is now; offline, with what was last known of it, when the engine does not answer.</summary>
    public async Task<BackendNode> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var info = _engine.GetInfoAsync(cancellationToken);
            var images = _engine.ListImagesAsync(cancellationToken);
            var networks = _engine.ListNetworksAsync(cancellationToken);
            await Task.WhenAll(info, images, networks);
            return _last = Describe(await info, await images, await networks);
        }
        catch (DockerEngineException problem)
        {
            return Offline(problem.Message);
        }
    }

    /// <summary>Describes the node with other configured labels; false when nothing changes by that.</summary>
    public bool Relabel(ImmutableArray<string> labels, bool draining)
    {
        var trimmed = Trim(labels);
        if (trimmed.SetEquals(_configuredLabels) && draining == _draining) return false;
        _configuredLabels = trimmed;
        _draining = draining;
        _last = _last with { Labels = trimmed, Disabled = IsDisabled(trimmed) };
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>The node when the engine does not answer.</summary>
    public BackendNode Offline(string problem) => _last with { Online = false, Problem = problem };

    private BackendNode Describe(
        SystemInfoResponse info, IList<ImagesListResponse> images, IList<NetworkResponse> networks)
    {
        var labels = _configuredLabels.Union(Trim((info.Labels ?? []).SelectMany(Spell)));
        return _last with
        {
            Online = true,
            Problem = null,
            Disabled = IsDisabled(labels),
            Millicores = (int)info.NCPU * MillicoresPerCore,
            MemoryBytes = info.MemTotal,
            Labels = labels,
            SpanningNetworks = [.. _options.SpanningNetworks, .. networks.Where(NetworkReach.SpansEngines).Select(one => one.Name)],
            Images = _options.PullMissingImages ? null : NoImages.Union(images.SelectMany(Names)),
        };
    }

    private bool IsDisabled(ImmutableHashSet<string> labels) => _draining || labels.Contains(DisabledLabel);

    // Engines have only labels with values, ZApps mostly ask for bare names: 'gpu=true' and 'gpu=' are also 'gpu'.
    private static IEnumerable<string> Spell(string label) => label.Split('=', 2, StringSplitOptions.TrimEntries) switch
    {
        [var name, "true" or ""] => [label, name],
        _ => [label],
    };

    // Engines write <none> for the missing half of a name.
    private static IEnumerable<string> Names(ImagesListResponse image) =>
        (image.RepoTags ?? []).Concat(image.RepoDigests ?? [])
            .Where(name => !name.Contains("<none>", StringComparison.Ordinal))
            .Append(image.ID);

    private static ImmutableHashSet<string> Trim(IEnumerable<string> labels) =>
        [.. labels.Select(label => label.Trim()).Where(label => label.Length > 0)];
}
