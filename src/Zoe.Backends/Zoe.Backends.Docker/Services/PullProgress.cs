using System.Globalization;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Services;

/// <summary>Adds up the progress of the layers of an image that an engine pulls.</summary>
internal sealed class PullProgress(string image)
{
    private const double BytesPerMegabyte = 1e6;

    private readonly Dictionary<string, (bool Done, long Current, long Total)> _layers = new(StringComparer.Ordinal);

    /// <summary>Takes in one line.</summary>
    public void Add(JSONMessage message)
    {
        if (message.ID is not { } layer) return;
        var (done, current, total) = _layers.GetValueOrDefault(layer);
        switch (message.Status)
        {
            case "Pulling fs layer" or "Waiting":
                _layers[layer] = (done, current, total);
                break;
            case "Downloading":
                _layers[layer] = (done, message.Progress?.Current ?? current, message.Progress?.Total ?? total);
                break;
            case "Download complete":
                _layers[layer] = (done, total, total);
                break;
            case "Pull complete" or "Already exists":
                _layers[layer] = (true, total, total);
                break;
        }
    }

    /// <summary>How far it has come, in words.</summary>
    public override string ToString()
    {
        if (_layers.Count == 0) return $"pulling image '{image}'";
        var current = _layers.Values.Sum(layer => layer.Current) / BytesPerMegabyte;
        var done = _layers.Values.Count(layer => layer.Done);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"pulling image '{image}': {done} of {_layers.Count} layers, {current:F0} MB downloaded");
    }
}
