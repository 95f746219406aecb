using System.Globalization;

namespace Zoe.CrashHarness.Clusters;

/// <summary>The folder in the workspace in which services record themselves.</summary>
internal static class Probes
{
    public const string ServeCommand = "sh -c 'exec sh $ZOE_WORKSPACE/probe.sh serve'";

    // With the libraries that it is linked to, since the image has neither.
    private static readonly string[] Tools = ["/usr/bin/flock", "/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2"];

    public static string RecordIn(string workspace) => Path.Combine(workspace, "record");

    public static string JobCommand(double seconds, int exitCode) => string.Create(
        CultureInfo.InvariantCulture, $"sh -c 'exec sh $ZOE_WORKSPACE/probe.sh job {seconds:F2} {exitCode}'");

    public static void Install(string workspace)
    {
        var tools = Directory.CreateDirectory(Path.Combine(workspace, "bin")).FullName;
        Directory.CreateDirectory(Path.Combine(workspace, "locks"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "probe.sh"), Path.Combine(workspace, "probe.sh"));
        foreach (var tool in Tools)
            File.Copy(tool, Path.Combine(tools, tool.EndsWith("x86-64.so.2", StringComparison.Ordinal) ? "ld.so" : Path.GetFileName(tool)));
    }
}
