using System.Diagnostics;

namespace Zoe.CrashHarness.Hosts;

/// <summary>A small file system in memory of its own, which can be filled.</summary>
internal sealed class FullableDisk : IDisposable
{
    private readonly string _ballast;

    public FullableDisk(string path, int megabytes)
    {
        Path = Directory.CreateDirectory(path).FullName;
        _ballast = System.IO.Path.Combine(path, "ballast");
        Execute("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=711", "zoe-crash-harness", path);
    }

    public string Path { get; }

    /// <summary>Writes until there is no space left. What is deleted meanwhile is free again.</summary>
    public void Fill()
    {
        var chunk = new byte[64 * 1024];
        foreach (var size in (int[])[chunk.Length, 4096, 1])
        {
            try
            {
                using var file = new FileStream(_ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                while (true) file.Write(chunk, 0, size);
            }
            catch (IOException)
            {
                // Full for this size.
            }
        }
    }

    public void Free() => File.Delete(_ballast);

    public void Dispose() => Execute("umount", "-l", Path);

    private static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }
}
