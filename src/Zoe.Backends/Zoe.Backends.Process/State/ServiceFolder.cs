using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Zoe.Backends.Process;

/// <summary>
/// The folder of one service: <c>service.json</c> (written first), <c>start.&lt;token&gt;</c> (whose start it is),
/// <c>process</c> (the claim: made once, by the service itself when it begins to run), <c>output</c>, and <c>exit</c>
/// (its code).
/// </summary>
internal sealed class ServiceFolder(string path)
{
    private const string ExitBlank = "               \n";

    public string FullPath { get; } = path;

    public string Output => Path.Combine(FullPath, "output");

    /// <summary>Where a service runs that has neither a working directory nor a workspace.</summary>
    public string Work => Path.Combine(FullPath, "work");

    private string Record => Path.Combine(FullPath, "service.json");

    private string Claim => Path.Combine(FullPath, "process");

    private string Exit => Path.Combine(FullPath, "exit");

    public bool Exists => Directory.Exists(FullPath);

    /// <summary>True when the service has begun to run, or never will.</summary>
    public bool IsClaimed => File.Exists(Claim);

    /// <exception cref="IOException">The disk is full, for example.</exception>
    public void Create(ServiceRecord record)
    {
        Directory.CreateDirectory(Work);
        // Reserves the room for the exit code, which is written over it: a disk that fills up meanwhile does not lose it.
        File.WriteAllText(Exit, ExitBlank);
        File.WriteAllText(Path.Combine(FullPath, "start." + record.Start), "");
        var draft = Record + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(record, ServiceRecordJson.Default.ServiceRecord));
        File.Move(draft, Record, overwrite: true);
    }

    /// <summary>What was written down; null when the server died before it could, so that nothing runs.</summary>
    public ServiceRecord? ReadRecord()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Record), ServiceRecordJson.Default.ServiceRecord);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes the claim in place of the service, which then never runs. False when it has begun to run before: of two
    /// who try, exactly one makes the file.
    /// </summary>
    public bool TryPrevent()
    {
        SafeFileHandle claim;
        try
        {
            claim = File.OpenHandle(Claim, FileMode.CreateNew, FileAccess.Write);
        }
        catch (IOException) when (File.Exists(Claim))
        {
            return false;
        }

        using (claim)
        {
            try
            {
                RandomAccess.Write(claim, "never\n"u8, 0);
            }
            catch (IOException)
            {
                // The disk is full; the file itself is the claim.
            }
        }

        return true;
    }

    /// <summary>The process that claimed the service; null when it wrote nothing.</summary>
    public ProcessIdentity? ReadProcess() => File.Exists(Claim) ? ProcessIdentity.Parse(File.ReadAllText(Claim)) : null;

    /// <summary>The exit code; null when the service runs, or was killed before it could write it.</summary>
    public int? ReadExitCode() =>
        File.Exists(Exit)
        && int.TryParse(File.ReadAllText(Exit).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    public void Delete()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another server of this deployment was first.
            return;
        }
    }
}
