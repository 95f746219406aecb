namespace Zoe.Hosting.FaultSimulation.Faults;

/// <summary>How a call to the store or the driver ends.</summary>
internal enum CallFault
{
    /// <summary>It takes effect and succeeds.</summary>
    None,

    /// <summary>It fails without effect.</summary>
    ErrorWithoutEffect,

    /// <summary>It takes effect, but the caller gets an error.</summary>
    ErrorAfterEffect,

    /// <summary>The caller gets an error, and it takes effect later.</summary>
    EffectAfterError,
}
