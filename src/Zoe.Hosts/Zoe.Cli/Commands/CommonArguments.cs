using System.CommandLine;

namespace Zoe.Cli.Commands;

/// <summary>Arguments that several commands share.</summary>
internal static class CommonArguments
{
    public static Argument<long> ExecutionId() => new("id") { Description = "Number of the execution" };

    public static Argument<long[]> ExecutionIds() =>
        new("ids") { Description = "Numbers of executions", Arity = ArgumentArity.OneOrMore };
}
