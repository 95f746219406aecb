using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary>A store that the command line names.</summary>
/// <param name="Executions">Its executions.</param>
/// <param name="Transfer">All its records.</param>
internal sealed record OpenedStore(IExecutionStore Executions, IStoreTransfer Transfer);
