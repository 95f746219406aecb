using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zoe.Backends.Process.State;

/// <summary>The folders of all services of a deployment: <c>&lt;service id&gt;-&lt;attempt&gt;</c>.</summary>
internal sealed class DeploymentFolder : IDisposable
{
    private const int WouldBlock = 11;
    private const int GroupHashBytes = 4;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly string _path;
    private FileStream? _lockFile;

    public DeploymentFolder(string stateFolder, string deploymentName)
    {
        _path = Path.Combine(Path.GetFullPath(stateFolder), deploymentName);
        GroupName = $"zoe-{deploymentName}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_path)).AsSpan(0, GroupHashBytes))}";
    }

    /// <summary>
    /// The name of the control group of all its services. It depends on the folder: the services of a deployment of the
    /// same name in another folder have the same ids.
    /// </summary>
    public string GroupName { get; }

    /// <summary>
    /// Makes the folder when it is missing, and locks it against other servers; the system releases the lock when this
    /// process ends.
    /// </summary>
    /// <exception cref="BackendException">Another server has locked it.</exception>
    public async Task LockAsync(TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (!TryLock())
        {
            if (time.GetElapsedTime(start) > LockTimeout)
                throw new BackendException(
                    BackendFailure.Retryable, $"Another server uses the state folder '{_path}'.");
            // A process that a killed server was just starting has its files open for a moment longer.
            await Task.Delay(LockTimeout / 100, time, CancellationToken.None);
        }
    }

    /// <summary>The folder of one attempt of a service, which need not exist.</summary>
    public ServiceFolder GetService(long serviceId, int attempt) =>
        new(Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{serviceId}-{attempt}")));

    /// <summary>All attempts that have a folder; of one service only, when it is given.</summary>
    public List<(long ServiceId, int Attempt)> List(long? serviceId = null)
    {
        var found = new List<(long, int)>();
        if (!Directory.Exists(_path)) return found;
        foreach (var folder in Directory.EnumerateDirectories(_path, serviceId is null ? "*" : $"{serviceId}-*"))
        {
            var name = Path.GetFileName(folder.AsSpan());
            var dash = name.IndexOf('-');
            if (dash > 0
                && long.TryParse(name[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var service)
                && int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt))
                found.Add((service, attempt));
        }

        return found;
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        lock (_lock) _lockFile?.Dispose();
    }

    private bool TryLock()
    {
        Debug.Assert(OperatingSystem.IsLinux(), "The constructor of the backend refuses other systems.");
        lock (_lock)
        {
            if (_lockFile is not null) return true;
            Directory.CreateDirectory(_path, OwnerOnly);
            try
            {
                _lockFile = new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException error) when (error.HResult == WouldBlock)
            {
                return false;
            }
        }
    }
}
