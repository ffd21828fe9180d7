using Npgsql;

namespace Switchboard.Desk.Storage;

internal static class BatchStatements
{
    extension(NpgsqlBatch batch)
    {
        /// <summary>One more statement of the batch, its parameters in order; one that needs its type named comes as a parameter.</summary>
        public NpgsqlBatchCommand Add(string sql, params ReadOnlySpan<object> values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
            return command;
        }
    }
}
