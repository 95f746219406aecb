using System.Runtime.InteropServices;
using Zoe.CrashHarness.Runs;

if (CrashOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(CrashOptions.Usage);
    return 2;
}

if (RunReport.FindObstacle(options) is { } obstacle)
{
    Console.Error.WriteLine($"The crash harness cannot run here: {obstacle}.");
    return 2;
}

using var stopping = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}

using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var folder = options.Folder ?? Directory.CreateTempSubdirectory("zoe-crash-").FullName;
var results = new List<RunResult>();
for (var i = 0; i < options.Backends.Count; i++)
{
    var (first, next) = (options.Rounds * i / options.Backends.Count, options.Rounds * (i + 1) / options.Backends.Count);
    var part = Directory.CreateDirectory(Path.Combine(folder, options.Backends[i])).FullName;
    RunFolder.OpenToServers(folder);
    RunFolder.OpenToServers(part);
    var run = new CrashRun(options, options.Backends[i], next - first, part, line => (options.Json ? Console.Error : Console.Out).WriteLine(line));
    results.Add(await run.RunAsync(stopping.Token));
    if (results[^1].Violation is not null) break;
    Directory.Delete(part, recursive: true);
}

Console.WriteLine(options.Json ? RunReport.ToJson(results) : RunReport.ToText(results));
if (options.Report is { } file) RunReport.Append(file, results);
if (results[^1].Violation is not null) return 1;
Directory.Delete(folder, recursive: options.Folder is null);
return 0;
