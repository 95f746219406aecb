using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.State;

/// <summary>
/// The folder of one attempt of a service: <c>service.json</c> (its record), <c>start.&lt;token&gt;</c> (which start it
/// belongs to), <c>process</c> (the claim: made once, by the shell of the service before the command runs), <c>output</c>,
/// and <c>exit</c> (the exit code).
/// </summary>
internal sealed class ServiceFolder(string path)
{
    private const string BlankExitCode = "               \n";

    public string FullPath { get; } = path;

    public string Output => Path.Combine(FullPath, "output");

    /// <summary>Working directory of a service that has neither one in its specification nor a workspace.</summary>
    public string Work => Path.Combine(FullPath, "work");

    private string Record => Path.Combine(FullPath, "service.json");

    private string Claim => Path.Combine(FullPath, "process");

    private string Exit => Path.Combine(FullPath, "exit");

    public bool Exists => Directory.Exists(FullPath);

    /// <summary>True when the service has begun to run, or its start was cancelled.</summary>
    public bool IsClaimed => File.Exists(Claim);

    /// <summary>Makes the folder; nothing runs yet.</summary>
    /// <exception cref="IOException">The disk is full, for example.</exception>
    public void Create(ServiceRecord record)
    {
        Directory.CreateDirectory(Work);
        // Reserves disk space for the exit code, so that it is kept when the disk is full at the end of the service.
        File.WriteAllText(Exit, BlankExitCode);
        File.WriteAllText(Path.Combine(FullPath, "start." + record.Start), "");
        var draft = Record + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(record, ServiceRecordJson.Default.ServiceRecord));
        File.Move(draft, Record, overwrite: true);
    }

    /// <summary>The record; null when the server died before it was written, so that nothing runs.</summary>
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
    /// Makes the claim in place of the service, which then never runs. False when the service has made it before: exactly
    /// one of the two creates the file.
    /// </summary>
    public bool TryCancelStart()
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
                // The disk is full; the existence of the file is the claim.
            }
        }

        return true;
    }

    /// <summary>The shell that claimed the service; null when it has not written its number yet.</summary>
    public ProcessIdentity? ReadProcess() => File.Exists(Claim) ? ProcessIdentity.Parse(File.ReadAllText(Claim)) : null;

    /// <summary>The exit code; null while the service runs, or when its shell was killed before it could write it.</summary>
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
            // It is gone already.
            return;
        }
    }
}
