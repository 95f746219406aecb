using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;

namespace Zoe.Backends.Process;

/// <summary>Starts the shell that runs a service's command, in a session of its own.</summary>
internal static class ServiceLauncher
{
    private const int TooLong = 7;

    /// <summary>
    /// What the shell does, with builtins only unless the exit code cannot be written. It claims the service by making the file <c>process</c>, which can be
    /// made only once, and writes its own number and start time into it; when it was so late that the folder belongs
    /// to another start by now, it ends. It outlives the command, though asked to end with it, to write down the exit
    /// code (over a blank that reserved the room on the disk, and again until it works), and takes what is left of its process group along, except when it was asked to end: then the others have
    /// their time of grace, too. The line that the command's process writes at first tells that a signal will reach it
    /// from now on. $1 is the service's folder, $2 this start's token, $3 where to run, $4 the command, $5 and $6 control groups to join.
    /// </summary>
    private const string Script = """
        cd /
        trap '_zoe_asked=1' TERM INT HUP
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
        [ -n "$_zoe_asked" ] || kill -KILL 0
        """;

    /// <summary>
    /// Starts the service of this folder and returns when its command is about to run. Not to be cancelled: it takes
    /// milliseconds, and what has begun is found again.
    /// </summary>
    /// <returns>A hold on the shell, which reaps it when it ends first; null when it has ended.</returns>
    public static async Task<ProcessHandle?> LaunchAsync(
        DescriptorPoll poll, ServiceFolder folder, ServiceLaunch launch, ServiceRecord record)
    {
        await using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        var child = Reap(poll, Spawn(folder, launch, record, pipe));
        using var answer = new StreamReader(pipe);
        var complaint = new StringBuilder();
        while (await answer.ReadLineAsync(CancellationToken.None) is { } line)
        {
            // An empty line is the command's process; a shell may have warned of something before.
            if (line.Length == 0) return child;
            complaint.AppendLine(line);
        }

        throw new BackendException(
            BackendFailure.Retryable,
            $"The service's process could not begin in '{folder.FullPath}': {complaint.ToString().Trim()}");
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

    // Our own children must be asked how they ended, or the system keeps their numbers.
    private static ProcessHandle? Reap(DescriptorPoll poll, int pid)
    {
        var child = ProcessHandle.Open(poll, pid, () => true);
        _ = child?.Exited.ContinueWith(
            (_, handle) => ((ProcessHandle)handle!).Dispose(), child, TaskScheduler.Default);
        return child;
    }
}
