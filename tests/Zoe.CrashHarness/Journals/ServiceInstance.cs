namespace Zoe.CrashHarness.Journals;

/// <summary>One process or container as it recorded itself; times are seconds since the boot of the machine.</summary>
internal sealed class ServiceInstance(long executionId, string service, string id, string attempt)
{
    public long ExecutionId => executionId;

    public string Service => service;

    public string Id => id;

    /// <summary>The same for all processes of one attempt: &lt;service id&gt;-&lt;attempt&gt;, or the id of the container.</summary>
    public string Attempt => attempt;

    public double LastSeen { get; set; }

    /// <summary>Null while it runs, and when it was killed.</summary>
    public int? ExitCode { get; set; }
}
