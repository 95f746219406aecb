using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Zoe.Model.Fuzz;

const string Usage = "Usage: Zoe.Model.Fuzz --fuzz-seconds N [--seed N]";
var seconds = 0;
var seed = 1;
for (var i = 0; i + 1 < args.Length; i += 2)
{
    if (!int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number))
        return Refuse();
    switch (args[i])
    {
        case "--fuzz-seconds": seconds = number; break;
        case "--seed": seed = number; break;
        default: return Refuse();
    }
}

if (seconds < 1 || args.Length % 2 != 0)
    return Refuse();

var goldens = typeof(FuzzSource).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(static item => item.Key == "GoldensPath").Value!;
var source = new FuzzSource(seed, goldens);
var watch = Stopwatch.StartNew();
var counts = new long[Enum.GetValues<FuzzFormat>().Length];
var findings = 0;
var seen = new HashSet<string>();
FuzzInput current = source.Next();
using var watchdog = new Timer(_ => Keep(current, "hang"), null, Timeout.Infinite, Timeout.Infinite);
while (watch.Elapsed.TotalSeconds < seconds)
{
    current = source.Next();
    counts[(int)current.Format]++;
    watchdog.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
    if (await FuzzCheck.FailureAsync(current) is not { } failure || !seen.Add(Convert.ToHexString(SHA256.HashData(current.Bytes))))
        continue;
    findings++;
    Console.Error.WriteLine($"{Keep(current, "finding")}\n{failure}\n");
    if (findings >= 20)
        break;
}

Console.WriteLine(
    $"{counts.Sum()} inputs in {watch.Elapsed.TotalSeconds:F0} s from seed {seed} ("
    + string.Join(", ", Enum.GetValues<FuzzFormat>().Select(format => $"{format} {counts[(int)format]}"))
    + $"): {findings} findings");
return findings == 0 ? 0 : 1;

int Refuse()
{
    Console.Error.WriteLine(Usage);
    return 2;
}

// Saves the finding as a regression case; the tests check every file of this folder.
string Keep(FuzzInput input, string kind)
{
    var folder = Path.Combine(goldens, "fuzz");
    Directory.CreateDirectory(folder);
    var name = Convert.ToHexStringLower(SHA256.HashData(input.Bytes))[..12];
    var path = Path.GetFullPath(Path.Combine(folder, $"{input.Format}-{name}.input"));
    File.WriteAllBytes(path, input.Bytes);
    if (kind == "hang")
        Environment.FailFast($"Reading {path} takes more than a minute.");
    return path;
}
