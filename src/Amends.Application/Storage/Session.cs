using System.Data.Common;
using System.Text.RegularExpressions;

namespace Amends.Application.Storage;

/// <summary>
/// One unit of work on an open transaction, in the SQL that both databases understand. Values are given in the order in which their
/// <c>@names</c> first stand in the text. Commands are prepared once for each connection and used again.
/// </summary>
internal sealed partial class Session(DbConnection connection, bool isSqlite, DbTransaction? transaction = null) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = [];

    public bool IsSqlite => isSqlite;

    /// <summary>Appended to a SELECT of a row that is about to change: SQLite has one writer and needs no lock.</summary>
    public string ForUpdate => isSqlite ? "" : " FOR UPDATE";

    public Task<int> Execute(string sql, params object?[] values) => Command(sql, values).ExecuteNonQueryAsync();

    /// <summary>The first column of the first row; null where there is none.</summary>
    public async Task<T?> Scalar<T>(string sql, params object?[] values) =>
        await Command(sql, values).ExecuteScalarAsync() is { } value and not DBNull ? (T)Convert(value, typeof(T)) : default;

    public async Task<TRow?> First<TRow>(string sql, Func<DbDataReader, TRow> read, params object?[] values)
        where TRow : class
    {
        await using var reader = await Command(sql, values).ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : null;
    }

    public async Task<List<TRow>> All<TRow>(string sql, Func<DbDataReader, TRow> read, params object?[] values)
    {
        var rows = new List<TRow>();
        await using var reader = await Command(sql, values).ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
        _commands.Clear();
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
        foreach (var name in Names().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }

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

    [GeneratedRegex("@[a-z_0-9]+")]
    private static partial Regex Names();
}
