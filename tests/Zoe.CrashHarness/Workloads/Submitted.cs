namespace Zoe.CrashHarness.Workloads;

/// <summary>A submission as its client knows it. Its name is unique.</summary>
internal sealed class Submitted(string name, string? key, bool serves, int round)
{
    public string Name => name;

    /// <summary>The idempotency key; null for none.</summary>
    public string? Key => key;

    /// <summary>It runs until it is terminated, with a web page.</summary>
    public bool Serves => serves;

    public int Round => round;

    /// <summary>The request, for repetitions.</summary>
    public string Path { get; init; } = "execution";

    public string Body { get; init; } = "";

    /// <summary>Its id, by an answer, or found in the store when the answer was lost.</summary>
    public long? Id { get; set; }

    /// <summary>A client got an answer with the id.</summary>
    public bool IsAcknowledged { get; set; }

    /// <summary>Every answer said that it is not stored.</summary>
    public bool IsRefused { get; set; }

    public bool TerminationAcknowledged { get; set; }

    public bool DeletionRequested { get; set; }

    public bool DeletionAcknowledged { get; set; }

    /// <summary>Its page through the links of a host.</summary>
    public Uri? Link { get; set; }
}
