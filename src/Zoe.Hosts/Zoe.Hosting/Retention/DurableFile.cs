namespace Zoe.Hosting.Retention;

/// <summary>Writes a file completely or not at all, also after a power failure.</summary>
internal static class DurableFile
{
    private const int BufferSize = 1 << 18;

    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var partial = $"{path}.{Path.GetRandomFileName()}.partial";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var target = new FileStream(partial, options);
            await write(target);
            target.Flush(flushToDisk: true);
            File.Move(partial, path, overwrite: false);
            // The new name too: journalling file systems write it with the file.
            RandomAccess.FlushToDisk(target.SafeFileHandle);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
