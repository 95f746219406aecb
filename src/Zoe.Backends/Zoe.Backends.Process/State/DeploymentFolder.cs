using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Zoe.Backends.Process;

/// <summary>The folders of all services of a deployment: <c>&lt;service id&gt;-&lt;attempt&gt;</c>.</summary>
internal sealed partial class DeploymentFolder : IDisposable
{
    private const int WouldBlock = 11;
    private const int GroupHashBytes = 4;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly string _path;
    private FileStream? _owned;

    public DeploymentFolder(string stateFolder, string deployment)
    {
        if (!DeploymentName().IsMatch(deployment))
            throw new ArgumentException(
                $"'{deployment}' is no name for a deployment: only letters, digits, '.', '_' and '-' are possible, "
                + "and it begins with a letter or digit.",
                nameof(deployment));
        _path = Path.Combine(Path.GetFullPath(stateFolder), deployment);
        GroupName = $"zoe-{deployment}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_path)).AsSpan(0, GroupHashBytes))}";
    }

    /// <summary>
    /// The name of the control group of all its services: another one for a deployment of the same name in another folder,
    /// whose services have the same numbers.
    /// </summary>
    public string GroupName { get; }

    /// <summary>
    /// Makes the folder when it is missing, and makes sure that no other server changes it; the system gives it free
    /// when this one dies.
    /// </summary>
    public async Task OwnAsync(TimeProvider time)
    {
        var begun = time.GetTimestamp();
        while (!TryOwn())
        {
            if (time.GetElapsedTime(begun) > Patience)
                throw new BackendException(
                    BackendFailure.Retryable, $"Another server uses the state folder '{_path}'.");
            // A process that a killed server was just starting holds its files for a moment longer.
            await Task.Delay(Patience / 100, time, CancellationToken.None);
        }
    }

    /// <summary>The folder of one attempt, which need not exist.</summary>
    public ServiceFolder Of(long serviceId, int attempt) =>
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

    /// <summary>Lets other servers change the folder.</summary>
    public void Dispose()
    {
        lock (_lock) _owned?.Dispose();
    }

    private bool TryOwn()
    {
        Debug.Assert(OperatingSystem.IsLinux(), "The backend refuses to be made elsewhere.");
        lock (_lock)
        {
            if (_owned is not null) return true;
            Directory.CreateDirectory(_path, OwnerOnly);
            try
            {
                _owned = new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException error) when (error.HResult == WouldBlock)
            {
                return false;
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeploymentName();
}
