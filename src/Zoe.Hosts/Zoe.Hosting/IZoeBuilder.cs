using Zoe.Backends.Registration;

namespace Zoe.Hosting;

/// <summary>
/// What <c>AddZoe</c> returns: needs one store (<c>UseSqlite</c>, <c>UsePostgres</c>), one back-end (<c>UseDocker</c>,
/// <c>UseKubernetes</c>, <c>UseProcesses</c>, <c>UseVirtualCluster</c> or <c>AddBackend</c>), and policies of the
/// scheduler.
/// </summary>
public interface IZoeBuilder : IBackendBuilder;
