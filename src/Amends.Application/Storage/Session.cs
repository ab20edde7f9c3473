using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace Amends.Application.Storage;

/// <summary>
/// One unit of work on an open transaction, in the SQL that both databases understand. Values are given in the order in which their
/// <c>@names</c> first stand in the text. Commands are prepared once for each connection and used again.
/// </summary>
internal sealed partial class Session(DbConnection connection, bool isSqlite, DbTransaction? transaction = null) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, string[]> NamesOf = [];

    private readonly Dictionary<string, DbCommand> _commands = [];
    private readonly List<(string Sql, object?[] Values)> _later = [];

    public bool IsSqlite => isSqlite;

    /// <summary>Appended to a SELECT of a row that is about to change: SQLite has one writer and needs no lock.</summary>
    public string ForUpdate => isSqlite ? "" : " FOR UPDATE";

    public async Task<int> Execute(string sql, params object?[] values)
    {
        if (_later.Count == 0)
            return await Command(sql, values).ExecuteNonQueryAsync();
        await using var batch = WithLater(sql, values);
        await batch.ExecuteNonQueryAsync();
        return batch.BatchCommands[^1].RecordsAffected;
    }

    /// <summary>Executes a statement whose outcome nobody waits for: on PostgreSQL it travels with the next one, or with the commit.</summary>
    public Task Later(string sql, params object?[] values)
    {
        if (isSqlite)
            return Execute(sql, values);
        _later.Add((sql, values));
        return Task.CompletedTask;
    }

    /// <summary>Sends what is still to be sent; called before the commit.</summary>
    public async Task Flush()
    {
        if (_later.Count == 0)
            return;
        var (sql, values) = _later[^1];
        _later.RemoveAt(_later.Count - 1);
        await Execute(sql, values);
    }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public async Task<T?> Scalar<T>(string sql, params object?[] values)
    {
        await using var query = await Query(sql, values);
        return await query.Reader.ReadAsync() && query.Reader.GetValue(0) is var value and not DBNull ? (T)Convert(value, typeof(T)) : default;
    }

    public async Task<TRow?> First<TRow>(string sql, Func<DbDataReader, TRow> read, params object?[] values)
        where TRow : class
    {
        await using var query = await Query(sql, values);
        return await query.Reader.ReadAsync() ? read(query.Reader) : null;
    }

    public async Task<List<TRow>> All<TRow>(string sql, Func<DbDataReader, TRow> read, params object?[] values)
    {
        var rows = new List<TRow>();
        await using var query = await Query(sql, values);
        while (await query.Reader.ReadAsync())
            rows.Add(read(query.Reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
        _commands.Clear();
    }

    private async Task<Asked> Query(string sql, object?[] values)
    {
        if (_later.Count == 0)
            return new(await Command(sql, values).ExecuteReaderAsync(), null);
        var batch = WithLater(sql, values);
        // The statements before it give no rows, so the reader stands on this one's.
        return new(await batch.ExecuteReaderAsync(), batch);
    }

    private NpgsqlBatch WithLater(string sql, object?[] values)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        foreach (var (text, given) in _later.Append((sql, values)))
        {
            var command = new NpgsqlBatchCommand(text);
            var names = NamesIn(text);
            for (var i = 0; i < given.Length; i++)
                command.Parameters.Add(new NpgsqlParameter(names[i], Storable(given[i])));
            batch.BatchCommands.Add(command);
        }
        _later.Clear();
        return batch;
    }

    private DbCommand Command(string sql, object?[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
            _commands[sql] = command = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = Storable(values[i]);
        return command;
    }

    private DbCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var name in NamesIn(sql))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static string[] NamesIn(string sql) =>
        NamesOf.GetOrAdd(sql, static text => [.. Names().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)]);

    private static object Storable(object? value) => value switch
    {
        null => DBNull.Value,
        NodaTime.Instant at => at.Stored(),
        Enum code => System.Convert.ToInt32(code, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static object Convert(object value, Type type) => type switch
    {
        _ when type.IsInstanceOfType(value) => value,
        _ when type == typeof(Guid) => Guid.Parse((string)value),
        _ => System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture),
    };

    private sealed record Asked(DbDataReader Reader, NpgsqlBatch? Batch) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Reader.DisposeAsync();
            if (Batch is not null)
                await Batch.DisposeAsync();
        }
    }

    [GeneratedRegex("@[a-z_0-9]+")]
    private static partial Regex Names();
}
