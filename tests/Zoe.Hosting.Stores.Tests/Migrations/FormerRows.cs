namespace Zoe.Hosting.Stores.Tests.Migrations;

/// <summary>Rows for the tables of every version.</summary>
internal static class FormerRows
{
    public static User Ada { get; } = new() { Id = 5, UserName = "ada", PasswordHash = "hash", FsUid = 1001, Email = "ada@example.org", Enabled = true };

    /// <summary>Rows for tables that later versions have, by the name of the table.</summary>
    private static readonly Dictionary<string, string> Later = new(StringComparer.Ordinal)
    {
        ["execution_event"] = "(execution_id, slot, sequence, time, service, from_status, to_status, reason, actor) VALUES (3, 0, 1, 5, 'main0', 'queued', 'running', 'why', 'ada')",
        ["submission_key"] = "(user_id, key, fingerprint, execution_id, time) VALUES (5, 'key', 'print', 3, 6)",
        ["user_quota"] = "(user_id, concurrent_executions, memory_bytes, millicores, run_time) VALUES (5, 1, 2, 3, 4000000)",
        ["audit"] = "(time, actor, source, action, target, result, detail) VALUES (7, 'ada', '::1', 'login', 'x', 'refused', 'why')",
        ["service_usage"] = "(service_id, seconds, time, millicores, max_millicores, memory, max_memory) VALUES (4, 60, 60000000, 1, 2, 3, 4)",
        ["accounting"] = "(month, user_id, user_name, reserved_core_seconds, reserved_gib_seconds, used_core_seconds, used_gib_seconds) VALUES ('2026-11-01', 5, 'ada', 0.5, 2, 3, 4)",
        ["leader"] = "(id, epoch, session, heartbeat) VALUES (1, 7, 'zoe host:1/1', clock_timestamp())",
        ["request"] = "(request) VALUES ('{}')",
    };

    /// <summary>A row for each table.</summary>
    /// <param name="tables">The tables of the version.</param>
    /// <param name="users">The table of users.</param>
    public static string Insert(IReadOnlyCollection<string> tables, string users) => string.Join(
        "\n", tables.Where(Later.ContainsKey).Select(table => $"INSERT INTO {table} {Later[table]};").Prepend(InsertFirst(users)));

    private static string InsertFirst(string users) =>
        $$$"""
          UPDATE leadership SET epoch = 7;
          UPDATE next_ids SET execution = 20, service = 30;
          INSERT INTO {{{users}}} (id, username, password_hash, fs_uid, email, enabled) VALUES (5, 'ada', 'hash', 1001, 'ada@example.org', true);
          INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, time_submit)
          VALUES (3, 'run', 5, 'ada', 1001, '{"name":"x","version":3,"will_end":true,"size":1,"services":[{"name":"main","image":"i","monitor":true,"total_count":1,"essential_count":1,"startup_order":0,"command":null,"environment":[],"volumes":[],"ports":[],"resources":{"memory":{"min":1,"max":null},"cores":{"min":1,"max":null}} }]}', 'running', 1000000);
          INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting, attempt, restart_count, node, backend_status, ports)
          VALUES (4, 3, 0, 'main0', 'main', true, 'active', false, 2, 1, 'node1', 'started', '[]');
          """;

    public static void Check(Execution? execution)
    {
        execution.ShouldNotBeNull();
        (execution.Name, execution.UserId, execution.UserName, execution.Status).ShouldBe(("run", 5, "ada", ExecutionStatus.Running));
        execution.TimeSubmit.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(1));
        var service = execution.Services.ShouldHaveSingleItem();
        (service.Id, service.Name, service.Status, service.Attempt, service.RestartCount, service.Node).ShouldBe((4, "main0", ServiceStatus.Active, 2, 1, "node1"));
    }
}
