using System.ComponentModel;
using System.Diagnostics;

namespace Zoe.Backends.Process;

/// <summary>Starts the shell that runs a service's command, in a session of its own.</summary>
internal static class ServiceLauncher
{
    /// <summary>
    /// What the shell does, with builtins only. It claims the service by making the file <c>process</c>, which can be
    /// made only once, and writes its own number and start time into it; when it was so late that the folder belongs
    /// to another start by now, it ends. It outlives the command, though asked to end with it, to write down the exit
    /// code, and takes what is left of its process group along, except when it was asked to end: then the others have
    /// their time of grace, too. The line that the command's process writes at first tells that a signal will reach it
    /// from now on. $1 is the service's folder, $2 this start's token, $3 where to run, $4 the command.
    /// </summary>
    private const string Script = """
        trap '_zoe_asked=1' TERM INT HUP
        [ -e "$1/start.$2" ] || exit 125
        set -C
        IFS= read -r _zoe_stat <"/proc/$$/stat" && printf '%s\n' "$_zoe_stat" >"$1/process" || exit 125
        [ -e "$1/start.$2" ] || exit 125
        set +C
        exec 3>&1 </dev/null >>"$1/output" 2>&1
        (trap '' PIPE; echo >&3 2>/dev/null; trap - PIPE; exec 3>&-; cd "$3" && exec /bin/sh -c "$4")
        printf '%s\n' "$?" >"$1/exit"
        [ -n "$_zoe_asked" ] || kill -KILL 0
        """;

    /// <summary>
    /// Starts the service of this folder and returns when its command is about to run. Not to be cancelled: it takes
    /// milliseconds, and what has begun is found again.
    /// </summary>
    public static async Task LaunchAsync(ServiceFolder folder, ServiceLaunch launch, ServiceRecord record)
    {
        var start = new ProcessStartInfo("setsid")
        {
            ArgumentList =
            {
                "/bin/sh", "-c", Script, "zoe-service",
                folder.FullPath, record.Start, launch.WorkDir ?? folder.Work, launch.Command,
            },
            WorkingDirectory = "/",
            UseShellExecute = false,
            // Redirected so that the server's terminal is left alone; the script puts files in their place.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in launch.Variables) start.Environment[name] = value;
        foreach (var port in record.Ports) start.Environment[$"ZOE_PORT_{port.Port.Number}"] = $"{port.ExternalPort}";
        start.Environment[MarkedProcesses.Variable] = record.Mark;

        using var process = Start(start);
        process.StandardInput.Close();
        if (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is not null) return;
        var complaint = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        throw new BackendException(
            BackendFailure.Retryable, $"The service's process could not begin in '{folder.FullPath}': {complaint.Trim()}");
    }

    private static System.Diagnostics.Process Start(ProcessStartInfo start)
    {
        try
        {
            return System.Diagnostics.Process.Start(start)
                ?? throw new BackendException(BackendFailure.Retryable, "No process was started.");
        }
        catch (Win32Exception error)
        {
            throw new BackendException(
                BackendFailure.Rejected, $"The service's process could not be started by 'setsid': {error.Message}", error);
        }
    }
}
