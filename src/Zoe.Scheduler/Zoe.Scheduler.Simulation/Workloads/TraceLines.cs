using System.Globalization;
using System.IO.Compression;

namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>Reads text traces line by line, decompressing those that end in <c>.gz</c>.</summary>
internal static class TraceLines
{
    /// <summary>The lines with their numbers from 1; empty lines are skipped.</summary>
    public static IEnumerable<(int Number, string Text)> Read(string path)
    {
        if (!File.Exists(path)) throw new WorkloadException($"There is no file '{path}'.");
        using var file = File.OpenRead(path);
        using var decompressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        using var reader = new StreamReader(decompressed);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    public static double Number(string path, int line, string[] fields, int field)
    {
        if (field >= fields.Length)
            throw new WorkloadException($"{path}, line {line}: there are {fields.Length} fields; field {field + 1} is missing.");
        return double.TryParse(fields[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new WorkloadException($"{path}, line {line}: field {field + 1} is '{fields[field]}', not a number.");
    }
}
