using System.Diagnostics;
using Zoe.Model.Bundles;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Bundles;

/// <summary>Reads bundles with common tar implementations.</summary>
public class BundleInteroperabilityTests
{
    private const string PerlList = "use Archive::Tar; my $tar = Archive::Tar->new($ARGV[0]) or die Archive::Tar->error; print map { \"$_\\n\" } $tar->list_files;";
    private const string PythonList = "import sys, tarfile\nfor member in tarfile.open(sys.argv[1]).getnames(): print(member)";

    /// <summary>A short path, one of maximum name length, one with prefix, one with a GNU long name, and a non-ASCII path.</summary>
    private static readonly string[] Paths =
    [
        "lib/a.py",
        $"lib/{new string('n', 96)}",
        $"lib/{new string('p', 120)}/{new string('n', 90)}",
        $"lib/{new string('d', 90)}/{new string('f', 150)}",
        "lib/größe.txt",
    ];

    public static TheoryData<string, string[]> Readers => new()
    {
        { "tar", ["-tzf", "BUNDLE", "--quoting-style=literal"] },
        { "busybox", ["tar", "-tzf", "BUNDLE"] },
        { "bsdtar", ["-tzf", "BUNDLE"] },
        { "python3", ["-c", PythonList, "BUNDLE"] },
        { "perl", ["-e", PerlList, "BUNDLE"] },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Other_tools_list_all_paths(string reader, string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(reader), $"{reader} is not installed here.");
        using var folder = new TemporaryFolder().With("zapp.yaml", BundleTests.Project);
        folder.With("hello.py", "x").With("ui/index.html", "x");
        foreach (var path in Paths) folder.With(path, "content of a file");
        var bundle = folder["out/hello.zapp"];
        Directory.CreateDirectory(folder["out"]);
        await using (var output = File.Create(bundle))
        {
            var made = await ZappBundler.CreateAsync(folder.Path, output, cancellationToken: TestContext.Current.CancellationToken);
            made.IsValid.ShouldBeTrue(GoldenFolder.Text(made.Diagnostics));
        }

        var (exitCode, listed, error) = await RunAsync(reader, [.. arguments.Select(argument => argument == "BUNDLE" ? bundle : argument)]);

        exitCode.ShouldBe(0, error);
        listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ShouldBe(
            ((string[])["boot/system.map", "zapp.yaml", "hello.py", "ui/index.html", .. Paths]).Order(StringComparer.Ordinal));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["LC_ALL"], start.Environment["PYTHONIOENCODING"]) = ("C.UTF-8", "utf-8");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
