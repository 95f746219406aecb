using System.Diagnostics;

namespace Zoe.Web.Tests.Logs;

/// <summary>A small in-memory file system; requires root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Skips the test when it cannot be mounted.</summary>
    public static SmallDisk Require(string size = "512k")
    {
        var path = Directory.CreateTempSubdirectory("zoe-small-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path) == 0) return new SmallDisk(path);
        Directory.Delete(path);
        Assert.Skip("Mounting a small file system needs root.");
        throw new UnreachableException();
    }

    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[1024]; ;) filler.Write(block);
        }
        catch (IOException)
        {
            // Full, as intended.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
