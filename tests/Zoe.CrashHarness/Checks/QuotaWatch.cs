using System.Data.Common;
using Zoe.CrashHarness.Runs;

namespace Zoe.CrashHarness.Checks;

/// <summary>Reads the store all the time while clients and faults are at work: no moment may show more than the quota.</summary>
internal sealed class QuotaWatch(Deployment deployment)
{
    public int Samples { get; private set; }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var epoch = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var snapshot = await deployment.Store.ReadAsync(cancellationToken);
                var admitted = snapshot.Executions.Values.Count(execution => execution.IsAdmitted);
                if (admitted > Deployment.Quota) throw new ViolationException(new("I4", $"{admitted} executions of one user are admitted; the quota is {Deployment.Quota}"));
                if (snapshot.Epoch < epoch) throw new ViolationException(new("I2", $"The store went back from epoch {epoch} to {snapshot.Epoch}"));
                epoch = snapshot.Epoch;
                Samples++;
                await Task.Delay(300, cancellationToken);
            }
            catch (DbException)
            {
                // The store is what is broken now.
                await Task.Delay(300, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
