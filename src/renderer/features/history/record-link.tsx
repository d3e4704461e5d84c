import { Link } from '@tanstack/react-router';
import classes from './history-page.module.css';

type Props = { noun: string; id: number | null; name: string };

/** To the page of a contact or company; anything else is only named. */
export function RecordLink({ noun, id, name }: Props) {
  if (id === null || (noun !== 'contacts' && noun !== 'companies')) return <span>{name}</span>;
  return (
    <Link
      className={classes.link}
      to={noun === 'contacts' ? '/contacts/$id' : '/companies/$id'}
      params={{ id: String(id) }}
    >
      {name}
    </Link>
  );
}
