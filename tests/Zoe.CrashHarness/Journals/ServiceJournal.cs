using System.Globalization;
using Zoe.CrashHarness.Checks;

namespace Zoe.CrashHarness.Journals;

/// <summary>
/// The record that the services write themselves (see probe.sh). Reading it finds what must never be: two live processes of
/// one slot, and a second start of one attempt.
/// </summary>
/// <param name="file">Where services record themselves.</param>
/// <param name="findEngineKill">When the engine that runs the containers was killed last, in seconds since the boot; null when it was not.</param>
internal sealed class ServiceJournal(string file, Func<double?> findEngineKill)
{
    private readonly Dictionary<string, ServiceInstance> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<(long, string), ServiceInstance> _succeeded = [];
    private long _position;

    public int Starts => _instances.Count;

    public IReadOnlyCollection<ServiceInstance> Instances => _instances.Values;

    /// <summary>The only instance of an attempt.</summary>
    public ServiceInstance? Find(string attempt) => _instances.GetValueOrDefault(attempt);

    /// <summary>The instance of a slot that ended by itself with exit code 0.</summary>
    public ServiceInstance? FindSuccess(long executionId, string service) => _succeeded.GetValueOrDefault((executionId, service));

    /// <summary>Reads what is new; throws when it shows a violation.</summary>
    public void Read()
    {
        if (!File.Exists(file)) return;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = _position;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf('\n') + 1;
        _position += end;
        foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries)) Take(line);
    }

    private void Take(string line)
    {
        var fields = line.Split(' ');
        var (execution, service, id) = (long.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], fields[3]);
        var time = double.Parse(fields[4], CultureInfo.InvariantCulture);
        switch (fields[0])
        {
            case "overlap":
                throw new ViolationException(new("I1", $"{service} of execution {execution} ran twice at one time: {id} beside {fields[5]}, at {time} s"));
            case "start":
                Start(new ServiceInstance(execution, service, id, AttemptOf(id)) { LastSeen = time }, time);
                break;
            case var kind when _instances.TryGetValue(AttemptOf(id), out var instance):
                instance.LastSeen = time;
                if (kind != "end") break;
                instance.ExitCode = int.Parse(fields[5], CultureInfo.InvariantCulture);
                if (instance.ExitCode == 0) _succeeded[(execution, service)] = instance;
                break;
        }
    }

    private void Start(ServiceInstance instance, double time)
    {
        if (_instances.Remove(instance.Attempt, out var same) && !IsForgotten(same, instance, time))
            throw new ViolationException(new("I1", $"{instance.Service} of execution {instance.ExecutionId} was started twice as one attempt: {same.Id} and {instance.Id}"));
        // A container may be lost with its exit code.
        if (instance.Attempt != instance.Id && FindSuccess(instance.ExecutionId, instance.Service) is { } former)
        {
            throw new ViolationException(new(
                "I2", $"{instance.Service} of execution {instance.ExecutionId} was started again as {instance.Id} although {former.Id} had ended with exit code 0"));
        }

        _instances.Add(instance.Attempt, instance);
    }

    // An engine that is killed just after it has started a container takes it for one that was never started.
    private bool IsForgotten(ServiceInstance same, ServiceInstance instance, double time) =>
        same.Id == instance.Id && findEngineKill() is { } killed && same.LastSeen <= killed && killed <= time;

    private static string AttemptOf(string id) => id.Split(':')[0];
}
