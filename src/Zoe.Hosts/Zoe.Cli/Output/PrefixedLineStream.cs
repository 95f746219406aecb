using System.Text;

namespace Zoe.Cli.Output;

/// <summary>Prefixes each line of a log with the name of the service.</summary>
internal sealed class PrefixedLineStream(Stream output, string prefix) : LineStream(output)
{
    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);

    protected override byte[] Format(byte[] line) => [.. _prefix, .. line];
}
