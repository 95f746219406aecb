namespace Zoe.Cli.Commands.Top;

/// <summary>Order of nodes and executions.</summary>
internal enum TopOrder
{
    /// <summary>Most reserved cores first.</summary>
    Cores,

    /// <summary>Most reserved memory first.</summary>
    Memory,

    /// <summary>By name.</summary>
    Name,

    /// <summary>Longest-running executions first; nodes by name.</summary>
    Age,
}
