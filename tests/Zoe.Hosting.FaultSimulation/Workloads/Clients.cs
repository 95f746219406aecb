using Zoe.Hosting.Executions;
using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Hosts;
using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.FaultSimulation.Stores;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.FaultSimulation.Workloads;

/// <summary>
/// Users that submit, terminate and delete, and an independent record of the answers they received. A user whose host crashes
/// gets no answer.
/// </summary>
internal sealed class Clients(SeededRandom random, ModelStore store, Trace trace, Verdict verdict)
{
    private readonly Dictionary<string, long> _accepted = [];
    private readonly HashSet<string> _refused = [];
    private readonly HashSet<long> _terminated = [];
    private int _names;

    private static User Owner { get; } = new() { Id = 1, UserName = "user" };

    /// <summary>Number of acknowledged submissions.</summary>
    public int Accepted => _accepted.Count;

    /// <summary>Executions whose termination was acknowledged.</summary>
    public IReadOnlySet<long> Terminated => _terminated;

    public void Submit(SimulatedHost host)
    {
        var name = $"e{++_names}";
        var application = RandomZApps.Draw(random);
        Run(host, $"submit {name}", async () =>
        {
            var accepted = await host.Executions.SubmitAsync(new Submission(application, name, Owner), CancellationToken.None);
            _accepted.Add(name, accepted.Id);
            trace.Add($"client: {name} is execution {accepted.Id}");
            if (!store.WasStored(accepted.Id, name))
                verdict.Fail("I2", $"Execution {accepted.Id} ({name}) was acknowledged and is not stored.");
        }, failure =>
        {
            if (IsRefusal(failure)) _refused.Add(name);
        });
    }

    public void Terminate(SimulatedHost host, long id) => Run(host, $"terminate {id}", async () =>
    {
        await host.Executions.TerminateAsync(id, "asked", CancellationToken.None);
        _terminated.Add(id);
        if (store.Find(id) is { } execution && execution.Outcome is null)
            verdict.Fail("I8", $"The termination of execution {id} was acknowledged, but it is stored as {execution.Status}.");
    });

    public void Delete(SimulatedHost host, long id)
    {
        if (store.Find(id)?.Status.IsActive() == false) store.AllowDeletion(id);
        Run(host, $"delete {id}", async () =>
        {
            await host.Executions.DeleteAsync(id, CancellationToken.None);
            if (store.Find(id) is not null) verdict.Fail("I2", $"The deletion of execution {id} was acknowledged, but it is still stored.");
        });
    }

    /// <summary>Checks the record against the store.</summary>
    public void Check()
    {
        foreach (var execution in store.Executions.Values)
            if (_refused.Contains(execution.Name)) verdict.Fail("I2", $"Submission {execution.Name} was refused, but it is stored as {execution.Id}.");
    }

    /// <summary>Errors that say that a submission was not stored; others leave it open.</summary>
    private static bool IsRefusal(Exception failure) => failure is EngineBusyException or EngineStoppedException
        || failure.Message.Contains("could not be stored", StringComparison.Ordinal);

    private void Run(SimulatedHost host, string what, Func<Task> request, Action<Exception>? failed = null) =>
        host.Scheduler.Start(async () =>
        {
            try
            {
                await request();
            }
            catch (Exception failure) when (failure is StoreUnavailableException or EngineBusyException or EngineStoppedException
                or ExecutionStateException or ExecutionNotFoundException or FencedException)
            {
                trace.Add($"client: {what} failed: {failure.Message}");
                failed?.Invoke(failure);
            }
            catch (Exception failure)
            {
                verdict.Fail("errors", $"The request to {what} failed with an unexpected error: {failure}");
            }
        });
}
