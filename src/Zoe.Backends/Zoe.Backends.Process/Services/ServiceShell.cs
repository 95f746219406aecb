using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using Zoe.Backends.Process.Native;
using Zoe.Backends.Process.State;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>Starts the shell that runs a service's command, in a session of its own.</summary>
internal static class ServiceShell
{
    private const int TooLong = 7;

    /// <summary>
    /// Uses shell builtins only, unless the exit code cannot be written. Claims the service by creating the file
    /// <c>process</c>, which succeeds once, and writes its own number and start time into it; exits when the folder belongs
    /// to another start by now. Ignores the signals that end the command, to write the exit code afterwards (over blanks
    /// that reserved the disk space, and again until it succeeds). Then kills the rest of its process group, unless it got
    /// a signal to end: then the others have their grace period too. The command's process first writes an empty line,
    /// which says that signals reach it from now on. $1 is the service's folder, $2 the start token, $3 the working
    /// directory, $4 the command, $5 and $6 the control groups to join.
    /// </summary>
    private const string Script = """
        cd /
        trap '_zoe_terminated=1' TERM INT HUP
        [ -e "$1/start.$2" ] || exit 125
        set -C
        IFS= read -r _zoe_stat <"/proc/$$/stat" && printf '%s\n' "$_zoe_stat" >"$1/process" || exit 125
        [ -e "$1/start.$2" ] || exit 125
        set +C
        for _zoe_group in "$5" "$6"; do
            [ -z "$_zoe_group" ] || echo $$ >"$_zoe_group/cgroup.procs" || exit 125
        done
        exec 3>&1 </dev/null >>"$1/output" 2>&1
        (trap '' PIPE; echo >&3 2>/dev/null; trap - PIPE; exec 3>&-; cd "$3" && exec /bin/sh -c "$4")
        _zoe_code=$?
        until printf '%s' "$_zoe_code" 2>/dev/null 1<>"$1/exit" || [ ! -e "$1" ]; do sleep 1 || break; done
        [ -n "$_zoe_terminated" ] || kill -KILL 0
        """;

    /// <summary>
    /// Starts the service of this folder and returns when its command is about to run.
    /// </summary>
    /// <returns>A handle of the shell, which reaps it when it ends; null when it has ended.</returns>
    /// <exception cref="BackendException">The shell could not be started, or ended before the command.</exception>
    public static async Task<ProcessHandle?> StartAsync(
        DescriptorPoll poll, ServiceFolder folder, ServiceLaunch launch, ServiceRecord record)
    {
        await using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var shell = ReapAtExit(poll, Spawn(folder, launch, record, pipe));
        using var output = new StreamReader(pipe);
        var errors = new StringBuilder();
        while (await output.ReadLineAsync(CancellationToken.None) is { } line)
        {
            // The empty line is from the command's process; lines before it are warnings of the shell.
            if (line.Length == 0) return shell;
            errors.AppendLine(line);
        }

        throw new BackendException(
            BackendFailure.Retryable,
            $"The service's process could not start in '{folder.FullPath}': {errors.ToString().Trim()}");
    }

    private static int Spawn(
        ServiceFolder folder, ServiceLaunch launch, ServiceRecord record, AnonymousPipeServerStream pipe)
    {
        var variables = launch.Variables
            .SetItems(record.Ports.Select(port => KeyValuePair.Create($"ZOE_PORT_{port.Port.Number}", $"{port.ExternalPort}")))
            .SetItem(MarkedProcesses.Variable, record.Mark);
        var pid = PosixSpawn.Start(
            "/bin/sh",
            ["/bin/sh", "-c", Script, "zoe-service", folder.FullPath, record.Start, launch.WorkDir ?? folder.Work, launch.Command,
                record.Groups.FirstOrDefault(""), record.Groups.Skip(1).FirstOrDefault("")],
            [.. variables.Select(variable => $"{variable.Key}={variable.Value}")],
            (int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        pipe.DisposeLocalCopyOfClientHandle();
        if (pid > 0) return pid;
        throw new BackendException(
            pid == -TooLong ? BackendFailure.Rejected : BackendFailure.Retryable,
            $"The process of {record.HostName} could not be started: {Marshal.GetPInvokeErrorMessage(-pid)}");
    }

    // An ended child keeps its process number until its parent has read the exit status.
    private static ProcessHandle? ReapAtExit(DescriptorPoll poll, int pid)
    {
        var child = ProcessHandle.Open(poll, pid, () => true);
        _ = child?.Exited.ContinueWith(
            (_, handle) => ((ProcessHandle)handle!).Dispose(), child, TaskScheduler.Default);
        return child;
    }
}
