using System.Globalization;
using Zoe.Hosting.FaultSimulation.Runtime;

namespace Zoe.Hosting.FaultSimulation.Runs;

/// <summary>What happened in a run, in order: a hash of it, and the lines when they are kept.</summary>
internal sealed class Trace(VirtualRuntime runtime, bool keepsLines)
{
    private const ulong Prime = 0x100000001B3;

    private readonly List<string> _lines = [];

    /// <summary>FNV-1a over all lines with their times.</summary>
    public ulong Hash { get; private set; } = 0xCBF29CE484222325;

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line)
    {
        Mix((ulong)runtime.Now.Ticks);
        foreach (var character in line) Mix(character);
        if (keepsLines)
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{runtime.Now.TotalSeconds,10:F3} {line}"));
    }

    private void Mix(ulong value) => Hash = (Hash ^ value) * Prime;
}
